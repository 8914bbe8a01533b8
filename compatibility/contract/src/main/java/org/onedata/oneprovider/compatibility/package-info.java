/** What is not as it was released, and what of it is accepted. */
package org.onedata.oneprovider.compatibility;
