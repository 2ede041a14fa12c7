package io.assay.lua.library;

import com.oracle.truffle.api.Assumption;
import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.NodeFactory;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import io.assay.lua.LuaContext;
import io.assay.lua.LuaLanguage;
import io.assay.lua.library.debug.hook.LibraryHookNode;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaString;

/** The root of a library function; makes the function's node on the first call. */
public final class LibraryRootNode extends RootNode {

    /**
     * As a library's name: of functions that no library's table has, which messages cannot name.
     */
    public static final String HIDDEN = "?";

    /** A little less than PUC-Rio Lua's limit of C calls, of which its host takes some. */
    public static final int MAX_DEPTH = 195;

    private final String library;
    private final String name;
    private final boolean varargs;
    private final boolean callsBack;
    private final boolean perCallSite;
    private final boolean wantsCaller;
    private final NodeFactory<? extends LibraryFunctionNode> factory;
    private final Class<? extends LibraryFunctionNode> implementation;

    private final Assumption unwatched;

    @Child private LibraryFunctionNode body;
    @Child private LibraryHookNode hooks;

    LibraryRootNode(
            LuaLanguage language,
            String library,
            LuaBuiltin declaration,
            NodeFactory<? extends LibraryFunctionNode> factory) {
        super(language);
        this.unwatched = language.libraryCallsUnwatched();
        this.library = library;
        this.name = declaration.value();
        this.varargs = declaration.varargs();
        this.callsBack = declaration.callsBack();
        this.perCallSite = declaration.perCallSite();
        this.wantsCaller = declaration.wantsCaller();
        this.factory = factory;
        this.implementation = factory.getNodeClass();
    }

    @Override
    public Object execute(VirtualFrame frame) {
        if (body == null) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            body = insert(createBody());
        }
        if (!unwatched.isValid()) {
            return watched(frame);
        }
        Object results = callsBack ? nested(frame) : body.execute(frame);
        if (!unwatched.isValid()) {
            // The function that sets the first hook returns with it.
            hooks().returned(frame.getArguments(), results);
        }
        return results;
    }

    /** The depth is not restored when an error passes: whoever catches it does that. */
    private Object nested(VirtualFrame frame) {
        LuaContext context = LuaContext.get(this);
        int depth = context.nativeDepth();
        if (depth >= MAX_DEPTH) {
            throw tooDeep();
        }
        context.setNativeDepth(depth + 1);
        Object results = body.execute(frame);
        context.setNativeDepth(depth);
        return results;
    }

    @TruffleBoundary
    private LuaException tooDeep() {
        return new LuaException(LuaString.of("C stack overflow"), this);
    }

    private LibraryHookNode hooks() {
        if (hooks == null) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            hooks = insert(LibraryHookNode.create());
        }
        return hooks;
    }

    private Object watched(VirtualFrame frame) {
        hooks().called(frame.getArguments());
        Object results = callsBack ? nested(frame) : body.execute(frame);
        hooks().returned(frame.getArguments(), results);
        return results;
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

    /** Whether every place that calls has a copy of its own. */
    public boolean isPerCallSite() {
        return perCallSite;
    }

    /** Whether whoever calls leaves word of where that is. */
    public boolean wantsCaller() {
        return wantsCaller;
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
        this.unwatched = other.unwatched;
        this.library = other.library;
        this.name = other.name;
        this.varargs = other.varargs;
        this.callsBack = other.callsBack;
        this.perCallSite = other.perCallSite;
        this.wantsCaller = other.wantsCaller;
        this.factory = other.factory;
        this.implementation = other.implementation;
    }

    @Override
    public String toString() {
        return getQualifiedName();
    }
}
