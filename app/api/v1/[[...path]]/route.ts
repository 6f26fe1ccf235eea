import { unknownRoutes } from "@/lib/api/route/unknown-routes";

/** Whatever no other route of the API knows: 404 in the envelope, for every method. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = unknownRoutes();
