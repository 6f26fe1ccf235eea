import { expect, it } from "vitest";
import { endpointForm } from "./form-input";

const sent = (event_types: unknown) =>
  endpointForm.safeParse({ url: "https://hooks.acme.com/igny8", event_types });
const kept = (event_types: unknown) => sent(event_types).data?.event_types;

it("one box, several boxes and all of them are read as a form sends them", () => {
  expect(kept("invoice.*")).toEqual(["invoice.*"]);
  expect(kept(["site.created", "key.*"])).toEqual(["site.created", "key.*"]);
  expect(kept(["*", "site.created", "key.*"])).toEqual(["*"]);
});

it("an event whose group is ticked as well is not kept beside it", () => {
  expect(kept(["site.*", "site.created", "invoice.paid"])).toEqual(["site.*", "invoice.paid"]);
});

it("no box, and one that does not exist, are refused in words", () => {
  for (const nothing of [undefined, [], "webhook.test", ["site.exploded"]])
    expect(sent(nothing).error?.issues.map(({ message }) => message)).toEqual(["Choose at least one."]);
});
