import { directlyAsSystem, type Installation, installation } from "@/db";

let known: Promise<Installation> | undefined;

/**
 * The id of this installation: in all that a provider keeps for us. Several installations may use one provider account, such as
 * staging or another brand, and each has an account 44. It never changes, so it is read once.
 */
export async function installationId(): Promise<string> {
  return (await findInstallation()).id;
}

/** Whether something was made before there was an id: then the provider knows it without. */
export async function isOlderThanInstallation(at: Date): Promise<boolean> {
  return at < (await findInstallation()).createdAt;
}

function findInstallation(): Promise<Installation> {
  known ??= directlyAsSystem((db) => db.select().from(installation)).then(([row]) => {
    if (!row) throw new Error("The database has no installation id. Run the migrations.");
    return row;
  });
  known.catch(() => {
    known = undefined;
  });
  return known;
}
