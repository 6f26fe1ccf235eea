import type { Measured } from "./print-table";

const OPTIONAL = ["processorMicroseconds", "ofBare", "ofNext", "ofTwo", "ofSmall"] as const;

/**
 * One line of several starts: the median of each figure, and how far the ratio to the yardstick goes. What the compiler
 * makes of the same code, and where its memory comes to lie, differs more from process to process than from run to run.
 */
export function overStarts(starts: Measured[][]): Measured[] {
  const [first = []] = starts;
  return first.map((line, index) => {
    const same = starts.map((measured) => measured[index]!);
    const of = (figure: (one: Measured) => number) => median(same.map(figure));
    const ratios = same.map(({ ofYardstick }) => ofYardstick);
    const optional = OPTIONAL.filter((name) => line[name] !== undefined);
    return {
      ...line,
      requestsPerSecond: of(({ requestsPerSecond }) => requestsPerSecond),
      p50Ms: of(({ p50Ms }) => p50Ms),
      p99Ms: of(({ p99Ms }) => p99Ms),
      failed: Math.max(...same.map(({ failed }) => failed)),
      ofYardstick: median(ratios),
      ...(starts.length > 1 ? { span: { least: Math.min(...ratios), most: Math.max(...ratios) } } : {}),
      ...Object.fromEntries(optional.map((name) => [name, of((one) => one[name] ?? Number.NaN)])),
    };
  });
}

function median(numbers: number[]): number {
  const sorted = [...numbers].sort((left, right) => left - right);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle) - 1]!) / 2;
}
