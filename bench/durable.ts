/**
 * What durability costs in Chromium: PutItem through engine and journal, answered when durable, against
 * records put with `idb` alone; and what a large workspace costs to open and to keep.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { browserArguments, findBrowser } from '../scripts/browser.mjs';
import { itemBytesWanted } from './browser/data.ts';
import type { BenchOrder } from './browser/worker.ts';
import { type Figure, median } from './report.ts';
