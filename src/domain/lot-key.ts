/** The key under which facts of a lot are kept in maps: lots are numbered per item. */
export const lotKey = (item: string, lot: string): string => `${item}\n${lot}`;
