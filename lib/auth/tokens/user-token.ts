import { randomBytes } from "node:crypto";
import { and, eq, gt, inArray, isNull } from "drizzle-orm";
import { directlyAsSystem, type Person, type Tx, type UserToken, userTokens } from "@/db";
import type { USER_TOKEN_PURPOSES } from "@/db/words";
import { lockPerson } from "@/lib/auth/person/lock-person";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { tokenHash } from "./opaque-token";

type UserTokenPurpose = (typeof USER_TOKEN_PURPOSES)[number];

const HOUR_MS = 60 * 60 * 1000;
const LIFETIME_MS: Record<UserTokenPurpose, number> = {
  verify_email: 24 * HOUR_MS,
  change_email: 24 * HOUR_MS,
  reset_password: HOUR_MS,
};

interface NewToken {
  userId: number;
  purpose: UserTokenPurpose;
}

/**
 * Makes the secret of a mailed link. Older ones for the same purpose stop working: the newest email is the one to use.
 */
export async function createUserToken(tx: Tx, token: NewToken): Promise<string> {
  const [secret] = await createUserTokens(tx, token, [undefined]);
  return secret!;
}

/** Like `createUserToken`, with one link for each of the addresses. Links made together have the same `createdAt`. */
export async function createUserTokens(
  tx: Tx,
  token: NewToken,
  addresses: (string | undefined)[],
): Promise<string[]> {
  await lockPerson(tx, token.userId);
  await voidUserTokens(tx, token.userId, [token.purpose]);
  const secrets = addresses.map((email) => ({ email, secret: randomBytes(32).toString("base64url") }));
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + LIFETIME_MS[token.purpose]);
  await tx.insert(userTokens).values(
    secrets.map(({ email, secret }) => ({
      ...token,
      email,
      tokenHash: tokenHash(secret),
      expiresAt,
      createdAt,
    })),
  );
  return secrets.map(({ secret }) => secret);
}

/**
 * Uses a link up and answers it with its person, locked before the link; of clicks at the same time one wins. Throws
 * `invalid_token` when it is unknown, used or too old.
 */
export async function claimUserToken(
  tx: Tx,
  secret: string,
  purposes: UserTokenPurpose[],
): Promise<{ token: UserToken; person: Person }> {
  const person = await lockOwner(tx, secret);
  const [token] = await tx
    .update(userTokens)
    .set({ usedAt: now() })
    .where(
      and(
        eq(userTokens.tokenHash, tokenHash(secret)),
        inArray(userTokens.purpose, purposes),
        isNull(userTokens.usedAt),
        gt(userTokens.expiresAt, now()),
      ),
    )
    .returning();
  if (!token) throw new AppError("invalid_token");
  return { token, person };
}

/** Whether a link would still work: for the page behind it, which changes nothing. */
export async function isLinkOpen(secret: string, purpose: UserTokenPurpose): Promise<boolean> {
  const open = and(
    eq(userTokens.tokenHash, tokenHash(secret)),
    eq(userTokens.purpose, purpose),
    isNull(userTokens.usedAt),
    gt(userTokens.expiresAt, now()),
  );
  return directlyAsSystem(async (db) => (await db.$count(userTokens, open)) > 0);
}

async function lockOwner(tx: Tx, secret: string): Promise<Person> {
  const [link] = await tx
    .select({ userId: userTokens.userId })
    .from(userTokens)
    .where(eq(userTokens.tokenHash, tokenHash(secret)));
  const person = link && (await lockPerson(tx, link.userId));
  if (!person) throw new AppError("invalid_token");
  return person;
}

/** Answers how many links stopped working. Under the person's lock. */
export async function voidUserTokens(tx: Tx, userId: number, purposes: UserTokenPurpose[]): Promise<number> {
  const { rowCount } = await tx
    .update(userTokens)
    .set({ usedAt: now() })
    .where(
      and(eq(userTokens.userId, userId), inArray(userTokens.purpose, purposes), isNull(userTokens.usedAt)),
    );
  return rowCount ?? 0;
}
