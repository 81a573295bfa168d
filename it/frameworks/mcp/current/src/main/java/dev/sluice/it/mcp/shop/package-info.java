/** What the shop brings. The vendor must not come in. */
package dev.sluice.it.mcp.shop;
