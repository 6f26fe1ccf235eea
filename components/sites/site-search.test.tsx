import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { SiteSearch } from "./site-search";

it("what the list is narrowed by stands in the form, with the way back to all", () => {
  const narrowed = renderToStaticMarkup(<SiteSearch search="bakery" state="silent" />);
  expect(narrowed).toContain('value="bakery"');
  expect(narrowed).toMatch(/<option value="silent" selected=""/);
  expect(narrowed).toContain(">Clear</a>");
  expect(renderToStaticMarkup(<SiteSearch search="" state={undefined} />)).not.toContain("Clear");
});
