/** The orders service: an assistant that works on orders through JPA. Knows nothing of Sluice. */
@NullMarked
package com.example.orders;

import org.jspecify.annotations.NullMarked;
