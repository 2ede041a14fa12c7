package io.assay.lua;

import com.oracle.truffle.api.Assumption;
import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.instrumentation.ProvidedTags;
import com.oracle.truffle.api.instrumentation.StandardTags;
import com.oracle.truffle.api.source.Source;
import io.assay.lua.library.io.OpenFiles;
import io.assay.lua.nodes.LoopBodyTag;
import io.assay.lua.nodes.function.ChunkRootNode;
import io.assay.lua.nodes.function.ErrorRehearsal;
import io.assay.lua.nodes.function.FunctionPrototype;
import io.assay.lua.runtime.ConstantCells;
import io.assay.lua.runtime.ConstantStrings;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.syntax.FunctionBody;
import io.assay.lua.syntax.LuaSyntaxException;
import io.assay.lua.syntax.Parser;
import org.graalvm.options.OptionDescriptors;

/** Lua 5.5 as a Truffle language. */
@TruffleLanguage.Registration(
        id = LuaLanguage.ID,
        name = "Lua",
        version = LuaLanguage.VERSION,
        defaultMimeType = LuaLanguage.MIME_TYPE,
        characterMimeTypes = {LuaLanguage.MIME_TYPE, "application/x-lua"},
        contextPolicy = TruffleLanguage.ContextPolicy.SHARED,
        fileTypeDetectors = LuaFileDetector.class)
@ProvidedTags({
    StandardTags.RootTag.class,
    StandardTags.RootBodyTag.class,
    StandardTags.StatementTag.class,
    StandardTags.ExpressionTag.class,
    StandardTags.CallTag.class,
    LoopBodyTag.class
})
public final class LuaLanguage extends TruffleLanguage<LuaContext> {

    public static final String ID = "lua";
    public static final String VERSION = "5.5";
    public static final String MIME_TYPE = "text/x-lua";

    private static final LanguageReference<LuaLanguage> REFERENCE =
            LanguageReference.create(LuaLanguage.class);

    private final ConstantStrings constants = new ConstantStrings();

    private final ConstantCells constantCells = new ConstantCells();

    private volatile boolean multipleContexts;

    /** Holds until a script first asks to be told of calls. */
    private final Assumption libraryCallsUnwatched =
            Assumption.create("no hook for calls was ever set");

    public Assumption libraryCallsUnwatched() {
        return libraryCallsUnwatched;
    }

    /** From now on, library functions tell hooks of their calls. */
    public void watchLibraryCalls() {
        libraryCallsUnwatched.invalidate();
    }

    public LuaLanguage() {
        ErrorRehearsal.prepare();
    }

    public static LuaLanguage get(com.oracle.truffle.api.nodes.Node node) {
        return REFERENCE.get(node);
    }

    public LuaString intern(LuaString string) {
        return constants.intern(string);
    }

    public ConstantCells constantCells() {
        return constantCells;
    }

    @Override
    protected LuaContext createContext(Env env) {
        return new LuaContext(this, env);
    }

    @Override
    protected void initializeMultipleContexts() {
        multipleContexts = true;
    }

    /** Whether code is shared by contexts, so that no object of one is a constant to it. */
    boolean hasMultipleContexts() {
        return multipleContexts;
    }

    @Override
    protected void initializeContext(LuaContext context) {
        context.initialise();
    }

    /** Finalisers run, and output that scripts wrote and did not flush goes out. */
    @Override
    protected void finalizeContext(LuaContext context) {
        context.collector().close();
        OpenFiles.finish(context);
        context.coroutines().finish();
    }

    @Override
    protected CallTarget parse(ParsingRequest request) {
        return new ChunkRootNode(this, compile(request.getSource(), null)).getCallTarget();
    }

    /**
     * Parses a chunk.
     *
     * @param chunkName the name it was given, null if it has none but the source's
     * @throws LuaException with a syntax error
     */
    public FunctionPrototype compile(Source source, LuaString chunkName) {
        FunctionBody body;
        try {
            body = Parser.parse(source.getCharacters().toString(), source.getName());
        } catch (LuaSyntaxException e) {
            throw LuaException.ofSyntax(e.getMessage(), e.isIncomplete());
        }
        return new FunctionPrototype(this, source, chunkName, body);
    }

    /**
     * Parses a chunk for the sake of one of its functions.
     *
     * @param start where the function starts in the text
     * @return null if the text is no chunk that has such a function
     */
    public FunctionPrototype compileFunction(Source source, int start) {
        try {
            FunctionBody body =
                    Parser.parseFunction(
                            source.getCharacters().toString(), source.getName(), start);
            return body == null ? null : new FunctionPrototype(this, source, null, body);
        } catch (LuaSyntaxException e) {
            return null;
        }
    }

    @Override
    protected Object getScope(LuaContext context) {
        return context.globalScope();
    }

    @Override
    protected OptionDescriptors getOptionDescriptors() {
        return new LuaOptionsOptionDescriptors();
    }

    /** Coroutines and tasks may be threads; they hand over, so one runs at a time. */
    @Override
    protected boolean isThreadAccessAllowed(Thread thread, boolean singleThreaded) {
        return true;
    }
}
