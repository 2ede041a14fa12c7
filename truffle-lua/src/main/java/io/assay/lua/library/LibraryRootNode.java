package io.assay.lua.library;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.NodeFactory;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import io.assay.lua.LuaLanguage;

/** The root of a library function; makes the function's node on the first call. */
public final class LibraryRootNode extends RootNode {

    /**
     * As a library's name: of functions that no library's table has, which messages cannot name.
     */
    public static final String HIDDEN = "?";

    private final String library;
    private final String name;
    private final boolean varargs;
    private final NodeFactory<? extends LibraryFunctionNode> factory;
    private final Class<? extends LibraryFunctionNode> implementation;

    @Child private LibraryFunctionNode body;

    LibraryRootNode(
            LuaLanguage language,
            String library,
            LuaBuiltin declaration,
            NodeFactory<? extends LibraryFunctionNode> factory) {
        super(language);
        this.library = library;
        this.name = declaration.value();
        this.varargs = declaration.varargs();
        this.factory = factory;
        this.implementation = factory.getNodeClass();
    }

    @Override
    public Object execute(VirtualFrame frame) {
        if (body == null) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            body = insert(createBody());
        }
        return body.execute(frame);
    }

    @TruffleBoundary
    private LibraryFunctionNode createBody() {
        int count = factory.getExecutionSignature().size();
        ArgumentNode[] arguments = new ArgumentNode[count];
        for (int i = 0; i < count; i++) {
            arguments[i] =
                    varargs && i == count - 1 ? ArgumentNode.rest(i) : ArgumentNode.single(i);
        }
        return factory.createNode((Object) arguments);
    }

    /** Whether this is the root of the function that {@code node} declares. */
    public boolean isImplementedBy(Class<? extends LibraryFunctionNode> node) {
        return implementation == node;
    }

    /** {@code insert} */
    @Override
    public String getName() {
        return name;
    }

    /** {@code table.insert}; the plain name of a global; {@link #HIDDEN} of what is neither. */
    @Override
    public String getQualifiedName() {
        if (library.equals(HIDDEN)) {
            return HIDDEN;
        }
        return library.isEmpty() ? name : library + "." + name;
    }

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    protected boolean isInstrumentable() {
        return false;
    }

    @Override
    public boolean isCloningAllowed() {
        return true;
    }

    @Override
    protected boolean isCloneUninitializedSupported() {
        return true;
    }

    @Override
    protected RootNode cloneUninitialized() {
        return new LibraryRootNode(this);
    }

    private LibraryRootNode(LibraryRootNode other) {
        super(other.getLanguage(LuaLanguage.class));
        this.library = other.library;
        this.name = other.name;
        this.varargs = other.varargs;
        this.factory = other.factory;
        this.implementation = other.implementation;
    }

    @Override
    public String toString() {
        return getQualifiedName();
    }
}
