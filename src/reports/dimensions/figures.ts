/** Whole numbers with commas between, read without a list of them: `take` is handed so many at a time. */
export function readFigures(
  text: string,
  take: (first: number, second: number, third: number) => void,
): void {
  let number = 0;
  let first = 0;
  let second = 0;
  let place = 0;
  // A comma more stands for the end.
  for (let at = 0; at <= text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit >= 0 && digit <= 9) {
      number = number * 10 + digit;
      continue;
    }
    if (place === 2) {
      take(first, second, number);
      place = 0;
    } else {
      if (place === 0) first = number;
      else second = number;
      place += 1;
    }
    number = 0;
  }
}
