import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { type DemoPerson, demoAddress, goBack, joins, joinsTeam, lastSeen } from "./cast";
import { addSite, type ConnectedSite } from "./sites";
import { works } from "./work";

/** Olivia's Acme: three months on growth, paid by bank transfer, two sites, a team of three. */
export async function tellAcme(): Promise<DemoPerson[]> {
  goBack(95);
  const olivia = await joins({ name: "olivia", company: "acme", accountName: "Acme", planSlug: "growth" });
  const { accountId, userId } = olivia;
  await pays(accountId, 94, "ACME-2041");
  const connected = await sites(accountId, userId);
  const siteIds = connected.map(({ id }) => id);
  goBack(90);
  await joinsTeam(accountId, { name: "ed", company: "acme", role: "editor" });
  goBack(88);
  await joinsTeam(accountId, { name: "vera", company: "acme", role: "viewer" });
  await works({ accountId, userId, siteIds, fromDaysAgo: 86, toDaysAgo: 66 });
  await pays(accountId, 64, "ACME-2102");
  await works({ accountId, userId, siteIds, fromDaysAgo: 62, toDaysAgo: 36 });
  await pays(accountId, 33, "ACME-2177");
  await works({ accountId, userId, siteIds, fromDaysAgo: 30, toDaysAgo: 4 });
  await pays(accountId, 3, "ACME-2240");
  await works({ accountId, userId, siteIds, fromDaysAgo: 2, toDaysAgo: 0 });
  goBack(1);
  await connected[0]?.writes(RECENT);
  goBack(0);
  for (const site of connected) await site.calls();
  await lastSeen(userId);
  return [
    { email: demoAddress("olivia", "acme"), says: "owns Acme, on Growth" },
    { email: demoAddress("ed", "acme"), says: "edits at Acme" },
    { email: demoAddress("vera", "acme"), says: "looks at Acme" },
  ];
}

/** A green tent. */
const TENT =
  "iVBORw0KGgoAAAANSUhEUgAAAEAAAABAAgMAAADXB5lNAAAACVBMVEUAAAAfeloMOy6PT1W1AAAAAXRSTlMAQObYZgAAAKVJREFUeNrV0rERwyAMhWGrYAT2YQQKHgUjeB9GoLCmzCk2toAYl76o/Jpf4liWfxtyHRj/BDY8AfAABLRdA/g5WCDMAegyPZCAm4ER8G2kzQwAdJkeaAenIWYNZgevI6nozADYARrWTQFVcHcgtzKre22FcEFkzhegAm5AIom5nJkBpLoyb2d3AHtBOB+U+bsZfgJpcAdEgXyA0eAPSAIF/Ud7cz71zH2wuLeEHAAAAABJRU5ErkJggg==";

const RECENT = [
  "Five huts for your first alpine weekend",
  "How to wash a down jacket",
  "Stoves for two, compared",
  "Gift cards",
  "Waterproof or windproof?",
  "Packing list: three days on foot",
];

async function pays(accountId: number, daysAgo: number, reference: string): Promise<void> {
  goBack(daysAgo);
  await confirmBankTransfer({
    accountId,
    externalPaymentId: reference,
    amountCents: 13_900,
    payerName: "Acme Ltd",
    actor: "terminal",
  });
}

async function sites(accountId: number, userId: number): Promise<ConnectedSite[]> {
  goBack(93);
  const shop = await addSite(accountId, userId, {
    name: "Acme Outdoor",
    url: "https://outdoor.acme.example",
    icon: TENT,
    industry: "ecommerce",
    sectors: 4,
    titles: [
      "How to choose a two-person tent",
      "Layering for a cold weekend",
      "Our ten favourite day hikes",
      "About the shop",
      "Repair a torn rain jacket at home",
      "Sleeping bags by temperature",
      "What to pack for a hut tour",
      "Delivery and returns",
    ],
  });
  goBack(80);
  const blog = await addSite(accountId, userId, {
    name: "Acme Engineering",
    url: "https://engineering.acme.example",
    industry: "technology",
    sectors: 2,
    titles: [
      "Why we moved to one database",
      "A year of small releases",
      "Backups that we have restored",
      "Who we are",
    ],
  });
  return [shop, blog];
}
