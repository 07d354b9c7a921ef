import { testGoldenFiles } from '#testing/golden/run.ts';

testGoldenFiles(new URL('golden/', import.meta.url));
