import { eq } from "drizzle-orm";
import { directlyAsSystem, users } from "@/db";
import { setClock } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { isProductionServer } from "@/scripts/launcher/secrets";
import { tellAcme } from "./acme";
import { DEMO_PASSWORD, demoAddress } from "./cast";
import { tellOthers } from "./others";

export interface DemoSeed {
  created: boolean;
  lines: string[];
}

/**
 * The named cast with believable data, told through the product's own verbs with the clock moved back, so that the
 * ledger, the invoices and the audit log are what they would be. Once; never on a production server, because everybody
 * knows the password. Addresses end in .example, which no mail is ever delivered to (RFC 2606).
 */
export async function seedDemo(): Promise<DemoSeed> {
  if (isProductionServer()) {
    throw new AppError("invalid_state", { message: "The demo cast is not for a production server." });
  }
  if (await isThere()) return { created: false, lines: ["The demo cast is there already."] };
  try {
    const addresses = [...(await tellAcme()), ...(await tellOthers())];
    const lines = addresses.map(({ email, says }) => `  ${email.padEnd(26)} ${says}`);
    return { created: true, lines: [`The demo cast signs in with ${DEMO_PASSWORD}:`, ...lines] };
  } finally {
    setClock(undefined);
  }
}

async function isThere(): Promise<boolean> {
  const email = demoAddress("olivia", "acme");
  const found = await directlyAsSystem((db) =>
    db.select({ id: users.id }).from(users).where(eq(users.email, email)),
  );
  return found.length > 0;
}
