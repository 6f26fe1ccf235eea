/** Guards test/architecture/rooms.ts, test/architecture/faces.ts. */
import { describe, expect, it } from "vitest";
import { findCircles, type Graph, groupBy } from "@/scripts/house/import-graph";
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

describe("the size of rooms and files", () => {
  const FLAT_FILES = 20;
  const LINES = 200;

  it(`no folder has more than ${FLAT_FILES} files of source lying in it`, () => {
    const ours = [...names].filter((name) => /^(app|components|db|lib|scripts)\//.test(name));
    const crowded = [...groupBy(ours, folderOf)].filter(([, inside]) => inside.length > FLAT_FILES);
    expect(crowded.map(([folder, inside]) => `${folder}: ${inside.length}`)).toEqual([]);
  });

  it(`no file of app, components, db or lib has more than ${LINES} lines`, () => {
    const long = files.filter(
      ({ name, text }) =>
        /^(app|components|db|lib)\/(?!.*\.generated\.ts$)/.test(name) && text.split("\n").length - 1 > LINES,
    );
    expect(long.map(({ name }) => name)).toEqual([]);
  });
});

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
