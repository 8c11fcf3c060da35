package dev.paperwire.enrich.links;

/**
 * An address in a text.
 *
 * @param address what it says
 * @param rule what is known of its form
 * @param start where it begins
 * @param end where it ends
 * @param stop where reading stopped, at or behind the end
 * @param isIdentifier whether the text holds only the identifier that the address is made of
 */
record Found(Address address, LinkRule rule, int start, int end, int stop, boolean isIdentifier) {}
