import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { ContentCount } from "@/lib/sites/content-queries";
import type { Site } from "@/lib/sites/site";
import { SiteList } from "./site-list";

const AT = new Date("2026-06-15T12:00:00Z");

it("a site has the icon that its plugin sent, from this origin; without one, its letter", () => {
  const html = listOf({ iconVersion: "0123456789abcdef" });
  expect(html).toContain("background-image:url(/sites/7/icon?v=0123456789abcdef)");
  expect(html).not.toContain(">B</span>");
  for (const letter of [listOf({ iconVersion: null }), listOf(null)]) {
    expect(letter).toContain(">B</span>");
    expect(letter).not.toContain("/icon");
  }
});

it("a site tells how much content of each type and status it has", () => {
  const contents = [
    { type: "page", status: "publish", count: 3 },
    { type: "post", status: "draft", count: 4 },
    { type: "post", status: "publish", count: 1250 },
  ];
  expect(listOf(null, contents)).toContain("page: 3 published · post: 1,250 published, 4 draft");
  expect(listOf(null)).not.toContain("Content: ");
});

function listOf(connection: { iconVersion: string | null } | null, contents: ContentCount[] = []): string {
  const site: Site = {
    id: 7,
    name: "Bakery",
    url: "https://bakery.example",
    domain: "bakery.example",
    status: "active",
    industry: null,
    requireApproval: false,
    createTerms: false,
    sectorsCount: 0,
    connection: connection && { ...CONNECTION, ...connection },
    createdAt: AT,
    updatedAt: AT,
  };
  const contentCounts = new Map([[7, contents]]);
  return renderToStaticMarkup(
    <SiteList sites={[site]} sectorNames={new Map()} contentCounts={contentCounts} at={AT} />,
  );
}

const CONNECTION = {
  installId: null,
  apiKeyId: null,
  rivals: [],
  contentRevision: 0,
  disconnectedAt: null,
  siteUrl: "https://bakery.example/",
  wpVersion: "6.8",
  phpVersion: "8.3",
  pluginVersion: "1.0.0",
  postTypes: [],
  firstSeenAt: AT,
  lastHeartbeatAt: AT,
  lastContentAt: null,
};
