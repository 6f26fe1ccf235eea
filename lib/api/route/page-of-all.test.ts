import { expect, it } from "vitest";
import { pageOfAll } from "./page-of-all";

const list = [{ id: 3 }, { id: 1 }, { id: 2 }];

it("goes on after the entry of its cursor, in the list's own order", () => {
  const { results, next_cursor } = pageOfAll(list, { limit: 2 });
  expect(results).toEqual([{ id: 3 }, { id: 1 }]);
  expect(pageOfAll(list, { limit: 2, cursor: next_cursor! })).toEqual({
    results: [{ id: 2 }],
    next_cursor: null,
  });
});

it("says that the list has changed where the entry of its cursor has gone, and doesn't start again", () => {
  const { next_cursor } = pageOfAll(list, { limit: 2 });
  const without = list.filter(({ id }) => id !== 1);
  expect(() => pageOfAll(without, { limit: 2, cursor: next_cursor! })).toThrowError(
    expect.objectContaining({ code: "invalid_cursor" }),
  );
});
