import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { RefundPreviewCard } from "./refund-preview-card";

const preview = {
  amountCents: 90_000,
  leftCents: 0,
  currency: "USD",
  creditsBefore: 100,
  creditsAfter: 0,
  creditNoteNumber: "CN-1",
  mail: { to: [], subject: "", text: "" },
};
type Shown = { isByHand: boolean; asksSecond: boolean; method: "bank_transfer" | "stripe" };
const shown = ({ asksSecond, ...props }: Shown) =>
  renderToStaticMarkup(<RefundPreviewCard preview={{ ...preview, asksSecond }} {...props} />);

it("staff are not told to send money by bank before a second person has approved it", () => {
  const asked = shown({ isByHand: true, asksSecond: true, method: "bank_transfer" });
  expect(asked).toContain("A second person has to approve it");
  expect(asked).not.toContain("The button records that you have");
  expect(shown({ isByHand: true, asksSecond: false, method: "bank_transfer" })).toContain(
    "Send it by bank first.",
  );
  expect(shown({ isByHand: false, asksSecond: true, method: "stripe" })).toContain("approve it before");
});
