/** What openapi-generator is taught, so that the code that it writes from the contract reads as if written by hand. */
package org.onedata.oneprovider.codegen;
