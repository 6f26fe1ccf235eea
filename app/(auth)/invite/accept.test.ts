/** Guards app/(auth)/invite/[token]/actions.ts, lib/signup/accept-invitation.ts. */
import { eq } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { asSystem, invitations, memberships, sessions, users } from "@/db";
import { SIGNED_IN_HINT } from "@/lib/auth/sessions/signed-in-hint";
import { tokenHash } from "@/lib/auth/tokens/opaque-token";
import { now } from "@/lib/clock";
import { createAccount, createPerson, PASSWORD } from "@/test/factories";
import { formData } from "@/test/form-data";
import { useDatabase } from "@/test/harness/database";
import { acceptInvitationAction } from "./[token]/actions";

const set = vi.hoisted(() => vi.fn());
vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ getAll: () => [], set }),
}));

describe("a former member who is invited again", () => {
  useDatabase();
  it("is signed in by the old password", async () => {
    const person = await createPerson({ email: "former@x.test" });
    await expect(accept(await invite(person))).rejects.toThrow("NEXT_REDIRECT");
    expect(set.mock.calls.map(([name]) => name)).toEqual([
      expect.stringContaining("session"),
      SIGNED_IN_HINT,
    ]);
    expect(await sessionsOf(person)).toBe(1);
  });

  it("joins by it, but is asked for a code where two-factor sign-in is on", async () => {
    set.mockClear();
    const person = await createPerson({ email: "careful@x.test" });
    await asSystem((tx) => tx.update(users).set({ totpEnabledAt: now() }).where(eq(users.id, person.id)));
    await expect(accept(await invite(person))).rejects.toMatchObject({
      digest: expect.stringContaining("/login?notice=joined"),
    });
    expect(await asSystem((tx) => tx.$count(memberships, eq(memberships.userId, person.id)))).toBe(1);
    expect(set).not.toHaveBeenCalled();
    expect(await sessionsOf(person)).toBe(0);
  });
});

/** Answers the link's token. */
async function invite({ email }: { email: string }): Promise<string> {
  const { id: accountId } = await createAccount();
  const expiresAt = new Date(now().getTime() + 86_400_000);
  const invitation = { accountId, email, role: "editor", tokenHash: tokenHash(email), expiresAt } as const;
  await asSystem((tx) => tx.insert(invitations).values(invitation));
  return email;
}

function accept(token: string) {
  return acceptInvitationAction({}, formData({ token, name: "Former Member", password: PASSWORD }));
}

function sessionsOf({ id }: { id: number }): Promise<number> {
  return asSystem((tx) => tx.$count(sessions, eq(sessions.userId, id)));
}
