import { createTransport, type Transporter } from "nodemailer";

const TIMEOUT_MS = 15_000;

let open: { url: string; transporter: Transporter } | undefined;

/** The connection to the mail server at `url`, kept between emails. */
export function mailTransport(url: string): Transporter {
  if (open?.url !== url) {
    open?.transporter.close();
    open = { url, transporter: createTransport(withTimeouts(url)) };
  }
  return open.transporter;
}

/** A mail server that says nothing must not hold the queue: two minutes is nodemailer's own patience. */
function withTimeouts(url: string): string {
  const parsed = new URL(url);
  for (const name of ["connectionTimeout", "greetingTimeout", "socketTimeout"]) {
    if (!parsed.searchParams.has(name)) parsed.searchParams.set(name, String(TIMEOUT_MS));
  }
  return parsed.toString();
}
