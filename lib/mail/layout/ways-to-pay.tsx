import { Action, FactList, Paragraph } from "./layout";
import type { WaysInMail } from "./ways-in-mail";

interface WaysToPayProps {
  /** Undefined in previews, and in emails of before. */
  ways: WaysInMail | undefined;
  /** Where it is paid, if the ways don't say. */
  link: string;
  label: string;
}

/** How an invoice is paid by each method that is on, and the button. */
export function WaysToPay({ ways, link, label }: WaysToPayProps) {
  return (
    <>
      {ways?.part && (
        <Paragraph>
          Transfers brought {ways.part.held} of it already, which we hold for you.{" "}
          <strong>{ways.part.left} is still to pay</strong> by bank transfer.
          {ways.online && " Paying online charges the full amount, and what we hold stays yours."}
        </Paragraph>
      )}
      {ways?.online && <Paragraph>Pay online by {ways.online} with the button below.</Paragraph>}
      {ways?.transfer && (
        <>
          <Paragraph>{ways.online ? "Or pay by bank transfer:" : "Pay by bank transfer:"}</Paragraph>
          {ways.notice && (
            <Paragraph>
              <strong>{ways.notice}</strong>
            </Paragraph>
          )}
          <FactList items={ways.transfer} />
        </>
      )}
      <Action href={ways?.link || link}>{label}</Action>
    </>
  );
}
