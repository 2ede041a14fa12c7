package io.assay.runtime.builtins;

import io.assay.runtime.builtin.Builtin;
import io.assay.runtime.builtin.BuiltinException;
import io.assay.runtime.builtin.BuiltinFunction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What machine this is, added to Lua's own {@code os} library. */
@Builtin(
        value = "os",
        form = Builtin.Form.EXTENSION,
        description = "Host name, architecture and platform, beside Lua's os library",
        keywords = {"os", "hostname", "arch", "platform", "system", "machine"})
final class OsBuiltin {
    private static final Path KERNEL_HOSTNAME = Path.of("/proc/sys/kernel/hostname");

    @BuiltinFunction(value = "Host name", signature = "os.hostname()", returns = "string")
    String hostname() {
        try {
            return Files.isReadable(KERNEL_HOSTNAME)
                    ? Files.readString(KERNEL_HOSTNAME).strip()
                    : InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unknown) {
            throw new BuiltinException("os.hostname: this machine doesn't know its name", unknown);
        } catch (IOException unreadable) {
            throw new BuiltinException("os.hostname: " + unreadable.getMessage(), unreadable);
        }
    }

    @BuiltinFunction(
            value = "CPU architecture, such as x86_64 or aarch64",
            signature = "os.arch()",
            returns = "string")
    String arch() {
        String arch = System.getProperty("os.arch");
        return "amd64".equals(arch) ? "x86_64" : arch;
    }

    @BuiltinFunction(
            value = "Operating system: linux, macos or windows",
            signature = "os.platform()",
            returns = "string")
    String platform() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return "macos";
        }
        return name.startsWith("windows") ? "windows" : name;
    }
}
