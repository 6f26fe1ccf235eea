import { expect, it } from "vitest";
import type { Role } from "@/db/words";
import { invitationUrl } from "./invitation-token";
import { invitationView } from "./invitation-view";

process.env.AUTH_SECRET ??= "test-auth-secret-that-is-long-enough-for-hs256";

const AT = new Date("2026-06-01T12:00:00Z");
const toAdmin = {
  id: 7,
  email: "ada@example.test",
  role: "admin",
  invitedBy: null,
  expiresAt: new Date("2026-06-03T12:00:00Z"),
  createdAt: new Date("2026-05-27T12:00:00Z"),
} as const;

const member = (role: Role) => ({ role, viewAs: null });

it("the link is for whoever has that role already, and for nobody below", () => {
  expect(invitationView(toAdmin, member("admin"), AT).url).toBe(invitationUrl(toAdmin));
  expect(invitationView(toAdmin, member("owner"), AT).url).toBe(invitationUrl(toAdmin));
  expect(invitationView(toAdmin, member("editor"), AT)).toMatchObject({ isExpired: false, url: undefined });
});

it("an expired invitation has no link, and says that it is expired", () => {
  expect(invitationView(toAdmin, member("owner"), toAdmin.expiresAt)).toMatchObject({
    isExpired: true,
    url: undefined,
  });
});

it("staff who view as the tenant see no link: whoever opened it would join", () => {
  const staff = { role: "owner", viewAs: { accountName: "Acme" } } as const;
  expect(invitationView(toAdmin, staff, AT)).toMatchObject({ isExpired: false, url: undefined });
});
