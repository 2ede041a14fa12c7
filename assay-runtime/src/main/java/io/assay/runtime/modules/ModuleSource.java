package io.assay.runtime.modules;

/**
 * The source of one module.
 *
 * @param name as in {@code require}, such as {@code assay.vault}
 * @param chunkName what error positions show: a path, or {@code assay/vault.lua} for an embedded
 *     module
 * @param bytes the file's bytes; Lua source has no encoding of its own
 * @param origin where it was found
 */
public record ModuleSource(String name, String chunkName, byte[] bytes, ModuleOrigin origin) {}
