/** Fields of forms whose values are never handed back to the browser, nor kept in it. */
export const SECRET_FIELD = /password|secret|token|challenge|^code$/i;
