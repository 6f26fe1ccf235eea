import { hash, verify } from "@node-rs/argon2";

/** Argon2id with OWASP's parameters: 19 MiB, two passes, one lane. Written out, so that an upgrade can't weaken them. */
const PARAMETERS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A hash of nobody's password with the same parameters: checking it takes as long as checking somebody's. */
const NOBODYS_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$CvQkVXnVo6kGRY60xEN+sw$1GVvRbeInd9HmnuW4Sl/bXvh9MgUhupzCa4dpu/wFTI";

export function hashPassword(password: string): Promise<string> {
  return hash(normalise(password), PARAMETERS);
}

/** Whether the password fits; without a hash (nobody has that address) false, after the same work. */
export async function isPasswordRight(password: string, passwordHash: string | undefined): Promise<boolean> {
  const fits = await verify(passwordHash ?? NOBODYS_HASH, normalise(password)).catch(() => false);
  return fits && passwordHash !== undefined;
}

/** The same letters typed on another keyboard may be other code points. */
function normalise(password: string): string {
  return password.normalize("NFKC");
}
