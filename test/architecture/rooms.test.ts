/** Guards test/architecture/rooms.ts, test/architecture/faces.ts, scripts/house/. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { findCircles, type Graph, groupBy } from "@/scripts/house/import-graph";
import type { MeasuredFile } from "@/scripts/house/measure-file";
import { measureFiles } from "@/scripts/house/measure-folder";
import { FACES } from "./faces";
import { FLOORS } from "./rooms";
import { sourceFiles } from "./source-files";

const files = sourceFiles();
const names = new Set(files.map(({ name }) => name));
const graph: Graph = new Map(
  files.map(({ name, imports }) => [name, imports.flatMap((target) => fileOf(target) ?? [])]),
);
const rooms = [...new Set([...names].flatMap((name) => roomOf(name) ?? []))].sort();

describe("no circle", () => {
  it("of files anywhere, types counted", () => {
    expect(print(findCircles(graph))).toEqual([]);
  });

  it("of folders in lib, inner rooms counted", () => {
    expect(print(findCircles(foldersOf(/^lib\//)))).toEqual([]);
  });

  it("goes unseen, between two files or through a third", () => {
    const planted: Graph = new Map([
      ["a", ["b"]],
      ["b", ["c"]],
      ["c", ["a", "d"]],
      ["d", ["e"]],
      ["e", ["d"]],
      ["f", ["a", "f"]],
    ]);
    expect(print(findCircles(planted))).toEqual(["a <-> b <-> c", "d <-> e"]);
  });
});

describe("the floors of lib", () => {
  const floorOf = new Map(FLOORS.flatMap((floor, level) => floor.map((room) => [room, level] as const)));

  it("have a place for each room, and for no other", () => {
    expect([...floorOf.keys()].sort()).toEqual(rooms);
  });

  it("import downwards only", () => {
    const upwards = edges().filter(({ from, to }) => {
      const [room, target] = [roomOf(from), roomOf(to)];
      if (!target || room === target || !from.startsWith("lib/")) return false;
      return !room || floorOf.get(room)! >= floorOf.get(target)!;
    });
    expect(upwards.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  it("are what the documents say: signup, payments, subscriptions, then plans, credits and accounts", () => {
    const level = (room: string) => floorOf.get(room)!;
    expect(level("signup")).toBeLessThan(level("payments"));
    expect(level("payments")).toBeLessThan(level("subscriptions"));
    for (const room of ["plans", "credits", "accounts"])
      expect(level("subscriptions")).toBeLessThan(level(room));
  });
});

describe("the face of each room", () => {
  const shown = groupBy(
    edges().filter(({ from, to }) => roomOf(to) && roomOf(from) !== roomOf(to) && !from.startsWith("test/")),
    ({ to }) => roomOf(to)!,
  );

  it("is all that others import of it", () => {
    const hidden = [...shown].flatMap(([room, found]) =>
      found
        .filter(({ to }) => !FACES[room]?.includes(insideOf(to)))
        .map(({ from, to }) => `${from} -> ${to}`),
    );
    expect(hidden).toEqual([]);
  });

  it("shows nothing that nobody looks at", () => {
    const unused = Object.entries(FACES).flatMap(([room, face]) => {
      const used = new Set(shown.get(room)?.map(({ to }) => insideOf(to)));
      return face.filter((file) => !used.has(file)).map((file) => `lib/${room}/${file}`);
    });
    expect(unused).toEqual([]);
  });
});

describe("the size of rooms, files and functions", () => {
  const FLAT_FILES = 20;
  const LINES = 200;
  const longest: Record<string, number> = { app: 40, components: 50, db: 40, lib: 40, scripts: 40 };
  const folders = Object.keys(longest);
  /** Read once, while the tests are collected: parsing is slow. */
  const house = new Map(folders.map((folder) => [folder, measureFiles(folder)]));

  it(`no folder has more than ${FLAT_FILES} files of source lying in it`, () => {
    const ours = [...names].filter((name) => folders.includes(name.split("/")[0]!));
    const crowded = [...groupBy(ours, folderOf)].filter(([, inside]) => inside.length > FLAT_FILES);
    expect(crowded.map(([folder, inside]) => `${folder}: ${inside.length}`)).toEqual([]);
  });

  it.each(folders)(`no file of %s has more than ${LINES} lines`, (folder) => {
    const long = house.get(folder)!.filter(({ lines }) => lines > LINES);
    expect(long.map(({ name, lines }) => `${folder}/${name}: ${lines} lines`)).toEqual([]);
  });

  it.each(Object.entries(longest))("no function of %s has more than %i lines", (folder, most) => {
    expect(longFunctions(house.get(folder)!, most).map((found) => `${folder}/${found}`)).toEqual([]);
  });

  it("a long function is seen wherever it has a name", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "igny8-house-"));
    const body = "{\n  //\n}";
    writeFileSync(path.join(folder, "a.ts"), `function declared() ${body}\nconst held = () => ${body};\n`);
    writeFileSync(
      path.join(folder, "b.tsx"),
      `class B { method() ${body} }\nexport default function () ${body}\n`,
    );
    writeFileSync(path.join(folder, "c.test.ts"), `function untold() ${body}\n`);
    const found = longFunctions(measureFiles(folder), 2);
    rmSync(folder, { recursive: true });
    expect(found).toEqual([
      "a.ts: declared has 3 lines",
      "a.ts: held has 3 lines",
      "b.tsx: method has 3 lines",
      "b.tsx: default has 3 lines",
    ]);
  });
});

function longFunctions(files: MeasuredFile[], most: number): string[] {
  return files.flatMap((file) =>
    file.functions
      .filter(({ lines }) => lines > most)
      .map(({ name, lines }) => `${file.name}: ${name} has ${lines} lines`),
  );
}

function edges(): { from: string; to: string }[] {
  return [...graph].flatMap(([from, targets]) => targets.map((to) => ({ from, to })));
}

function foldersOf(within: RegExp): Graph {
  const inside = [...graph].filter(([name]) => within.test(name));
  return new Map(
    [...groupBy(inside, ([name]) => folderOf(name))].map(([folder, members]) => [
      folder,
      [
        ...new Set(
          members.flatMap(([, targets]) => targets.filter((name) => within.test(name)).map(folderOf)),
        ),
      ],
    ]),
  );
}

function fileOf(target: string): string | undefined {
  return [target, `${target}.ts`, `${target}.tsx`, `${target}/index.ts`].find((name) => names.has(name));
}

function roomOf(name: string): string | undefined {
  return /^lib\/([\w-]+)\//.exec(name)?.[1];
}

/** "lib/payments/stripe/api/client.ts" -> "stripe/client", as a room's own list says it. */
function insideOf(name: string): string {
  return name.replace(/^lib\/[\w-]+\//, "").replace(/(\/index)?\.tsx?$/, "");
}

function folderOf(name: string): string {
  return name.slice(0, Math.max(name.lastIndexOf("/"), 0)) || ".";
}

function print(circles: string[][]): string[] {
  return circles.map((circle) => circle.join(" <-> "));
}
