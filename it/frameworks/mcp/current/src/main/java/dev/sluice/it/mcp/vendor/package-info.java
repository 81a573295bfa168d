/** What a vendor brings. The shop must not come in. */
package dev.sluice.it.mcp.vendor;
