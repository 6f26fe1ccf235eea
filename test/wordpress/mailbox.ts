import { SMTPServer } from "smtp-server";
import { freePort, until } from "./process";

export type Mailbox = { smtpUrl: string; waitForLink: (path: string) => Promise<string>; close: () => void };

/** Receives the product's emails, so that a person can follow the links in them. */
export async function openMailbox(): Promise<Mailbox> {
  const letters: string[] = [];
  const port = await freePort();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        letters.push(decode(Buffer.concat(chunks).toString()));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const find = (path: string) => letters.map((letter) => linkIn(letter, path)).find(Boolean);
  const waitForLink = async (path: string) => {
    await until(`a letter with a link to ${path}`, () => find(path) !== undefined, 90);
    return find(path) ?? "";
  };
  return { smtpUrl: `smtp://127.0.0.1:${port}`, waitForLink, close: () => server.close() };
}

function linkIn(letter: string, path: string): string | undefined {
  return new RegExp(`http://[^\\s"<>]+${path}[^\\s"<>\\])]*`).exec(letter)?.[0].replaceAll("&amp;", "&");
}

/** Quoted-printable, in which links are folded. */
function decode(letter: string): string {
  return letter
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
