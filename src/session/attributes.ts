/** Attributes of an item, for screens: names are the learner's, so maps are read in one way only. */
export { attributeOf, typeOf } from '#engine';
