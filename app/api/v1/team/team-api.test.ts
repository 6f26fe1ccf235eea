/** Guards app/api/v1/team/. */
import { beforeEach, describe, expect, it } from "vitest";
import * as me from "@/app/api/v1/auth/me/route";
import { callRoute } from "@/test/call-route";
import { createAccount, type Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { signedInMember } from "@/test/sign-in";
import * as invitation from "./invitations/[id]/route";
import * as invitations from "./invitations/route";
import * as member from "./members/[id]/route";
import * as members from "./members/route";

process.env.RATE_LIMITS = "content_write=10000/1m,default=10000/1m";
useDatabase();

let acme: number;
let olivia: Person & { token: string };

beforeEach(async () => {
  acme = (await createAccount()).id;
  olivia = await signedInMember(acme, "owner");
});

const list = async (token: string) =>
  (await callRoute(members, "GET", { token })).body.data.results as {
    id: number;
    user_id: number;
    email: string;
  }[];

describe("/team/invitations/", () => {
  it("201: invites, lists, revokes; then 404", async () => {
    const body = { email: "New@Example.test", role: "editor" };
    const made = await callRoute(invitations, "POST", { token: olivia.token, body });
    expect(made).toMatchObject({
      status: 201,
      body: { data: { email: "new@example.test", role: "editor", status: "open", invited_by: olivia.email } },
    });
    expect(made.body.data.accept_url).toMatch(/\/invite\/[\w-]{43}$/);
    const { results } = (await callRoute(invitations, "GET", { token: olivia.token })).body.data;
    expect(results).toHaveLength(1);
    const params = { id: made.body.data.id as number };
    expect((await callRoute(invitation, "DELETE", { token: olivia.token, params })).body.data).toEqual({
      ...params,
      deleted: true,
    });
    expect((await callRoute(invitation, "DELETE", { token: olivia.token, params })).status).toBe(404);
  });

  it("403: over the plan's users, members and open invitations together", async () => {
    const ask = (email: string) =>
      callRoute(invitations, "POST", { token: olivia.token, body: { email, role: "viewer" } });
    expect((await ask("one@example.test")).status).toBe(201);
    expect((await ask("two@example.test")).status).toBe(201);
    expect(await ask("three@example.test")).toMatchObject({
      status: 403,
      body: { code: "plan_limit_reached", errors: { limit: ["3"], used: ["3"] } },
    });
  });

  it("400: an address or a role that is none", async () => {
    for (const body of [
      { email: "no", role: "editor" },
      { email: "a@example.test", role: "king" },
      { email: "a@example.test" },
    ])
      expect((await callRoute(invitations, "POST", { token: olivia.token, body })).status).toBe(400);
  });

  it("403: for editors and viewers; an admin invites no owner", async () => {
    const editor = await signedInMember(acme, "editor");
    expect((await callRoute(invitations, "GET", { token: editor.token })).body.code).toBe("forbidden");
    const admin = await signedInMember(acme, "admin");
    const body = { email: "a@example.test", role: "owner" };
    expect((await callRoute(invitations, "POST", { token: admin.token, body })).body.code).toBe("forbidden");
  });
});

describe("/team/members/", () => {
  it("lists people without their secrets", async () => {
    const all = await list(olivia.token);
    expect(all).toMatchObject([{ email: olivia.email, role: "owner" }]);
    expect(JSON.stringify(all)).not.toMatch(/hash|argon|totp/);
  });

  it("changes a role and removes a member, whose token dies", async () => {
    const ed = await signedInMember(acme, "editor");
    const { id } = (await list(olivia.token)).find(({ user_id }) => user_id === ed.id)!;
    const changed = await callRoute(member, "PATCH", {
      token: olivia.token,
      params: { id },
      body: { role: "admin" },
    });
    expect(changed.body.data).toMatchObject({ id, role: "admin" });
    expect((await callRoute(member, "DELETE", { token: olivia.token, params: { id } })).body.data).toEqual({
      id,
      deleted: true,
    });
    expect((await callRoute(members, "GET", { token: ed.token })).status).toBe(401);
  });

  it("409: the last owner stays", async () => {
    const id = (await list(olivia.token))[0]!.id;
    const demoted = await callRoute(member, "PATCH", {
      token: olivia.token,
      params: { id },
      body: { role: "viewer" },
    });
    expect(demoted).toMatchObject({ status: 409, body: { code: "last_owner" } });
    expect(await callRoute(member, "DELETE", { token: olivia.token, params: { id } })).toMatchObject({
      status: 409,
    });
  });

  it.each(["viewer", "editor", "admin"] as const)(
    "lets one who is %s leave by their own id",
    async (role) => {
      const leaver = await signedInMember(acme, role);
      const { account } = (await callRoute(me, "GET", { token: leaver.token })).body.data as {
        account: { membership_id: number };
      };
      const params = { id: account.membership_id };
      const left = await callRoute(member, "DELETE", { token: leaver.token, params });
      expect(left).toMatchObject({ status: 200, body: { data: { ...params, deleted: true } } });
      expect((await callRoute(me, "GET", { token: leaver.token })).status).toBe(401);
      expect((await list(olivia.token)).map(({ id }) => id)).not.toContain(params.id);
    },
  );

  it("403: an editor or viewer removes nobody else, whether or not they are there", async () => {
    const viewer = await signedInMember(acme, "viewer");
    const id = (await list(olivia.token))[0]!.id;
    for (const params of [{ id }, { id: 987_654 }])
      expect(await callRoute(member, "DELETE", { token: viewer.token, params })).toMatchObject({
        status: 403,
        body: { code: "forbidden" },
      });
  });

  it("404: a stranger's member", async () => {
    const stan = await signedInMember((await createAccount()).id, "owner");
    const id = (await list(olivia.token))[0]!.id;
    expect((await callRoute(member, "DELETE", { token: stan.token, params: { id } })).status).toBe(404);
    expect(
      (await callRoute(member, "PATCH", { token: stan.token, params: { id }, body: { role: "viewer" } }))
        .status,
    ).toBe(404);
  });
});
