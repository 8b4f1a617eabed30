/** Points of a line, x and y in turn, in the units of the drawing. */
export type Ring = { readonly points: readonly number[]; readonly isClosed: boolean };

const TOKEN = /([a-zA-Z])|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/g;
/** How many numbers each command takes: its last two are where it ends. */
const TAKES: Readonly<Record<string, number>> = {
  M: 2,
  L: 2,
  T: 2,
  H: 1,
  V: 1,
  C: 6,
  S: 4,
  Q: 4,
  A: 7,
};

/**
 * The lines of a path's `d`. A curve is the line between its ends: round corners lose a little, but who
 * reads a symbol looks at the middle of its modules.
 */
export function pathRings(d: string): readonly Ring[] {
  const rings: Ring[] = [];
  let points: number[] = [];
  let [x, y] = [0, 0];
  let [startX, startY] = [0, 0];
  const end = (isClosed: boolean): void => {
    if (points.length > 2) rings.push({ points, isClosed });
    points = [];
  };
  for (const [command, numbers] of commandsOf(d)) {
    const upper = command.toUpperCase();
    if (upper === 'Z') {
      end(true);
      [x, y] = [startX, startY];
      continue;
    }
    if (upper === 'M') end(false);
    else if (points.length === 0) points.push(x, y);
    const [baseX, baseY] = command === upper ? [0, 0] : [x, y];
    const [first = 0, second = 0] = numbers.slice(-2);
    if (upper !== 'V') x = baseX + first;
    if (upper === 'V') y = baseY + first;
    else if (upper !== 'H') y = baseY + second;
    if (upper === 'M') [startX, startY] = [x, y];
    else points.push(x, y);
  }
  end(false);
  return rings;
}

/** Each command with its numbers; one that goes on without its letter is given it. */
function* commandsOf(d: string): Generator<readonly [string, readonly number[]]> {
  let command = '';
  let numbers: number[] = [];
  for (const [token, letter] of d.matchAll(TOKEN)) {
    if (letter !== undefined) {
      [command, numbers] = [letter, []];
      if (letter.toUpperCase() === 'Z') yield [letter, []];
      continue;
    }
    numbers.push(Number(token));
    if (numbers.length !== TAKES[command.toUpperCase()]) continue;
    yield [command, numbers];
    numbers = [];
    // What follows the point of a move is lines.
    if (command === 'M') command = 'L';
    else if (command === 'm') command = 'l';
  }
}
