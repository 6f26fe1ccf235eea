import { refuseSession } from "@/lib/api/route/refuse-session";

/** Where the edge sends a superuser's call that comes with a session alone (lib/edge/guard-api.ts). Checks for itself. */
export {
  refuseSession as DELETE,
  refuseSession as GET,
  refuseSession as HEAD,
  refuseSession as OPTIONS,
  refuseSession as PATCH,
  refuseSession as POST,
  refuseSession as PUT,
};
