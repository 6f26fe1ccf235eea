import { beforeAll, describe, expect, it } from "vitest";
import { findAccessTokenCaller } from "@/lib/api/callers/find-access-token-caller";
import { logIn } from "@/lib/auth/sign-in/log-in";
import { verifyAccessToken } from "@/lib/auth/tokens/access-token";
import { DEVICE } from "@/test/sign-in";
import { type Cast, createCast } from "./cast";
import { PASSWORD } from "./factories";
import { useDatabase } from "./harness/database";
import { accessTokenFor } from "./sign-in";

describe("the cast", () => {
  useDatabase();
  let cast: Cast;
  beforeAll(async () => {
    cast = await createCast();
  });

  it("everybody signs in with the one password", async () => {
    const found = await logIn({ email: "Olivia@Acme.test", password: PASSWORD }, DEVICE);
    expect(found).toMatchObject({ role: "owner", account: { name: "Acme", credits: 2000 } });
  });

  it("an access token speaks for its person", async () => {
    const claims = await verifyAccessToken(await accessTokenFor(cast.ed));
    expect(await findAccessTokenCaller(claims!)).toMatchObject({
      role: "editor",
      account: { id: cast.acme.id },
    });
  });

  it("the superuser has no account", async () => {
    const claims = await verifyAccessToken(await accessTokenFor(cast.sue));
    expect(await findAccessTokenCaller(claims!)).toMatchObject({ isSuperuser: true, account: null });
  });
});
