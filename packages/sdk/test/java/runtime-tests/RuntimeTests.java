package sdk.runtime.runtime;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import sdk.runtime.RuntimeClient;

/** What a generated client promises. Prints a line for each test: its name, and what was wrong with it. */
public final class RuntimeTests {
    private RuntimeTests() {}

    /** With credentials in the environment, and no options. */
    private static void environment(TestServer server) {
        RuntimeClient client = new RuntimeClient(ClientOptions.builder().baseUrl(server.url).build());
        client.byKey();
        TestCase.same(server.last().header("Authorization"), "Basic " + TestCase.base64("u:p"));
        client.byQuery();
        TestCase.same(server.last().path(), "/queried?key=k%20y");
        client.byOauth();
        TestCase.same(server.last().header("Authorization"), "Bearer T");
        TestCase.fails(ConnectionException.class, () -> new RuntimeClient().getThing(RequestOptions.builder().retries(0).build()));
        System.out.println("environment");
    }

    private static void run(TestCase tests) throws IllegalAccessException {
        List<Method> methods = new ArrayList<>(Arrays.asList(tests.getClass().getDeclaredMethods()));
        methods.removeIf(method -> method.getModifiers() != 0 || method.isSynthetic());
        methods.sort(Comparator.comparing(Method::getName));
        for (Method method : methods) {
            try {
                method.invoke(tests);
                System.out.println(method.getName());
            } catch (InvocationTargetException error) {
                System.out.println(method.getName() + " " + error.getCause() + " " + Arrays.toString(error.getCause().getStackTrace()));
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        try (TestServer server = new TestServer()) {
            if (arguments.length > 0) {
                environment(server);
                return;
            }
            for (TestCase tests : List.of(new CallsTests(server), new BodiesTests(server))) run(tests);
        }
    }
}
