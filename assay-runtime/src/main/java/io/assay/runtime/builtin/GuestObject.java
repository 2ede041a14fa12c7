package io.assay.runtime.builtin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.jspecify.annotations.Nullable;

/**
 * A map as an object with members, for languages whose own dictionaries are not filled from Java.
 */
class GuestObject implements ProxyObject {
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();
    private final GuestLanguage language;

    GuestObject(Map<?, ?> members, GuestLanguage language) {
        members.forEach((key, value) -> this.members.put(String.valueOf(key), value));
        this.language = language;
    }

    @Override
    public @Nullable Object getMember(String key) {
        return language.toGuest(members.get(key));
    }

    @Override
    public Object getMemberKeys() {
        return ProxyArray.fromList(List.copyOf(members.keySet()));
    }

    @Override
    public boolean hasMember(String key) {
        return members.containsKey(key);
    }

    @Override
    public void putMember(String key, Value value) {
        members.put(key, value);
    }

    @Override
    public boolean removeMember(String key) {
        boolean present = members.containsKey(key);
        members.remove(key);
        return present;
    }
}
