import { Webhook } from "standardwebhooks";
import { expect, it } from "vitest";
import { signedHeaders } from "./sign";

/** The vector of the reference implementations (standard-webhooks/standard-webhooks, libraries/). */
const VECTOR = {
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
  at: new Date(1_614_265_330_000),
  body: '{"test": 2432232314}',
  signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
};

it("signs as the specification's vector says", () => {
  const headers = signedHeaders(VECTOR, [VECTOR.secret]);
  expect(headers).toEqual({
    "webhook-id": VECTOR.id,
    "webhook-timestamp": "1614265330",
    "webhook-signature": VECTOR.signature,
  });
});

it("signs with both secrets while both hold, and a receiver with either of them verifies it", () => {
  const other = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
  const message = { id: "evt_1", at: new Date(), body: '{"type":"site.created"}' };
  const headers = signedHeaders(message, [other, VECTOR.secret]);
  expect(headers["webhook-signature"]!.split(" ")).toHaveLength(2);
  for (const secret of [other, VECTOR.secret])
    expect(new Webhook(secret).verify(message.body, headers)).toEqual({ type: "site.created" });
  expect(() => new Webhook(other).verify(`${message.body} `, headers)).toThrow();
});
