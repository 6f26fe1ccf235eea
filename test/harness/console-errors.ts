import { format } from "node:util";
import { afterEach, beforeEach } from "vitest";

/** Whatever a test prints with `console.error` fails it. One that expects an error spies on `console.error` itself. */
let printed: string[] = [];

console.error = (...args: unknown[]) => {
  printed.push(format(...args));
};

beforeEach(() => {
  printed = [];
});

afterEach(() => {
  if (printed.length > 0) throw new Error(`console.error was called:\n${printed.join("\n")}`);
});
