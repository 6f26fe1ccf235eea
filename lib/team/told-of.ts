import type { Member } from "./queries";

/** What other software is told of a member: no name and no address, which events would keep when the person is deleted. */
export function toldOf({ id, userId, role }: Pick<Member, "id" | "userId" | "role">) {
  return { object: ["user", userId] as const, data: { id, user_id: userId, role } };
}
