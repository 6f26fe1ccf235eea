export const STAFF = { actor: "terminal", reason: "simulated" };
export const OWNER = { actor: "user:1" };
