import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import * as tenant from "./(tenant)/not-found";
import * as missing from "./[...missing]/page";
import * as admin from "./admin/not-found";
import NotFound, { metadata } from "./not-found";

it("an address that leads nowhere is titled so, and not as the home page", () => {
  for (const page of [{ metadata }, missing, tenant, admin])
    expect(page.metadata.title).toBe("Page not found");
});

it("its first way on is open to a visitor: home", () => {
  const [first] = renderToStaticMarkup(<NotFound />).match(/<a .*?<\/a>/)!;
  expect(first).toContain('href="/"');
  expect(first).toContain(">Home</a>");
});
