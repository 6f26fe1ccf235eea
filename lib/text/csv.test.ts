import { describe, expect, it } from "vitest";
import { type Cell, csvLine, csvResponse } from "./csv";

const cell = (value: Cell) => csvLine([value]).trimEnd();

describe("a cell that a spreadsheet would run", () => {
  it.each([
    "=1+1",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "﹢1",
    "−1+1",
    "\u200B=1+1",
    "\uFEFF=1+1",
    "\u2060\u200D=1+1",
    "\u00AD@SUM(A1)",
    "  =1+1",
    "\u00A0＝1+1",
    "\u3000=1+1",
    "\u202E=1+1",
    "\u0301=1+1",
  ])("%j is text", (typed) => {
    expect(cell(typed)).toBe(`'${typed}`);
  });

  it.each(["\t=1", "\r=1", "\n=1"])("%j is text in quotes", (typed) => {
    expect(csvLine([typed])).toBe(`"'${typed}"\r\n`);
  });

  it("is none where the sign stands inside, or the cell is a number of ours", () => {
    expect(cell("a=1")).toBe("a=1");
    expect(cell("🙂 = 1")).toBe("🙂 = 1");
    expect(cell(-5)).toBe("-5");
  });

  it("does not become two where semicolons part cells", () => {
    expect(cell("a;=1+1")).toBe('"a;=1+1"');
  });
});

async function* rows(count: number): AsyncGenerator<Cell[]> {
  for (let i = 0; i < count; i++) yield [`größe ${i}`];
}

describe("a file", () => {
  it.each([1, 2, 3])("of %i lines says first that it is UTF-8, and once", async (count) => {
    const bytes = Buffer.from(await (await csvResponse("x.csv", rows(count))).arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString().match(/\uFEFF/g)).toHaveLength(1);
    expect(bytes.toString().split("\r\n")).toHaveLength(count + 1);
  });
});
