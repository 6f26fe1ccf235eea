import { SignJWT } from "jose";
import { beforeEach, expect, it, vi } from "vitest";
import { resetEnv } from "@/lib/env";
import { signAccessToken, verifyAccessToken } from "./access-token";

const SECRET = "a secret that signs nothing but tests";
const CLAIMS = { acc: 1, sid: "00000000-0000-4000-8000-000000000000", sv: 1, su: false };

beforeEach(() => {
  vi.stubEnv("AUTH_SECRET", SECRET);
  resetEnv();
});

it("a token of ours tells whose it is", async () => {
  const claims = { userId: 7, accountId: 1, sessionId: CLAIMS.sid, sessionVersion: 1, isSuperuser: false };
  expect(await verifyAccessToken(await signAccessToken(claims))).toEqual(claims);
  expect(await verifyAccessToken(await token({}))).toEqual(claims);
});

it.each([
  ["for another audience", { audience: "igny8-web" }],
  ["for no audience", { audience: undefined }],
  ["by another issuer", { issuer: "somebody" }],
  ["by no issuer", { issuer: undefined }],
  ["that has expired", { expires: "-1s" }],
  ["by another algorithm", { algorithm: "HS512" }],
  ["with another secret", { secret: "another secret, as long as the first" }],
])("one %s is none, though its signature may hold", async (_, changes) => {
  expect(await verifyAccessToken(await token(changes))).toBeUndefined();
});

interface Changes {
  audience?: string;
  issuer?: string;
  expires?: string;
  algorithm?: string;
  secret?: string;
}

function token(changes: Changes): Promise<string> {
  const all = { audience: "igny8-api", issuer: "igny8", expires: "15m", algorithm: "HS256", secret: SECRET };
  const { audience, issuer, expires, algorithm, secret } = { ...all, ...changes };
  const jwt = new SignJWT(CLAIMS).setProtectedHeader({ alg: algorithm }).setSubject("7").setIssuedAt();
  if (audience) jwt.setAudience(audience);
  if (issuer) jwt.setIssuer(issuer);
  return jwt.setExpirationTime(expires).sign(new TextEncoder().encode(secret));
}
