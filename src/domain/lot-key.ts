/**
 * The key under which facts of a lot are kept in maps: lots are numbered per item. The length of
 * the item's code keeps any two pairs apart, whatever characters the codes are made of.
 */
export const lotKey = (item: string, lot: string): string => `${item.length} ${item} ${lot}`;
