/**
 * Tests of the packaged command: each starts it as a process, as a user does. The same tests run on
 * the JVM distribution and on the native executable; the system property {@code assay.executable}
 * says which.
 */
package io.assay.build;
