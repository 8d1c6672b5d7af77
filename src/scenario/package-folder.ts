/** Where the package lies. */

/**
 * The root of the package: two folders up from here, in the source, in the compiled library and in the
 * bundled program. Files deeper in the tree ask here, as the bundle flattens them.
 */
export const PACKAGE_FOLDER = new URL('../../', import.meta.url);
