/** Where the parts of the home picture stand: a request comes down to its key's place and goes on below it. */
import { type RecordedRequest, rowsShown } from './recording.ts';

export interface Geometry {
  readonly width: number;
  readonly height: number;
  readonly isNarrow: boolean;
  /** Of the key. */
  readonly x: number;
  readonly request: { readonly left: number; readonly width: number; readonly height: number };
  readonly heat: { readonly top: number; readonly height: number; readonly rowHeight: number };
  readonly boxes: { readonly top: number; readonly height: number };
  readonly replicas: { readonly y: number; readonly radius: number; readonly gap: number; readonly first: number };
  readonly answer: { readonly top: number; readonly left: number; readonly width: number; readonly height: number };
}

const replicaIds = ['a', 'b', 'c'];

export function geometryOf(width: number, { at, replicaId }: RecordedRequest): Geometry {
  const isNarrow = width < 480;
  // The middle of the key's column, so that the frame around it stands on whole columns.
  const x = (Math.floor(at * 64) + 0.5) * (width / 64);
  const within = (wide: number): number => Math.min(width - wide - 1, Math.max(1, x - wide / 2));
  const requestWidth = Math.min(300, width - 2);
  const heatTop = 104;
  const rowHeight = isNarrow ? 12 : 11.7;
  const boxTop = heatTop + rowHeight * rowsShown;
  const boxHeight = 52;
  const gap = 56;
  // The one that answers stands below the key, as far as the others leave room.
  const wanted = x - replicaIds.indexOf(replicaId) * gap;
  const first = Math.min(width - 2 * gap - 24, Math.max(24, wanted));
  const replicaY = boxTop + boxHeight + 56;
  const answerWidth = Math.min(348, width - 2);
  const answerCentre = first + replicaIds.indexOf(replicaId) * gap;
  const answerTop = replicaY + 54;
  return {
    width,
    height: answerTop + 38,
    isNarrow,
    x,
    request: { left: within(requestWidth), width: requestWidth, height: 32 },
    heat: { top: heatTop, height: rowHeight * rowsShown, rowHeight },
    boxes: { top: boxTop, height: boxHeight },
    replicas: { y: replicaY, radius: 20, gap, first },
    answer: { top: answerTop, left: Math.min(width - answerWidth - 1, Math.max(1, answerCentre - answerWidth / 2)), width: answerWidth, height: 34 },
  };
}
