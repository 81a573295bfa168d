package dev.sluice.it.people;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.Principal;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.authenticator.BasicAuthenticator;
import org.apache.catalina.realm.GenericPrincipal;
import org.apache.catalina.realm.RealmBase;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.util.descriptor.web.LoginConfig;
import org.apache.tomcat.util.descriptor.web.SecurityCollection;
import org.apache.tomcat.util.descriptor.web.SecurityConstraint;
import org.slf4j.MDC;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.servletapi.SecurityContextHolderAwareRequestFilter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/**
 * A Tomcat with one worker thread and three places: {@code /spring} behind Spring Security, {@code
 * /container} behind the container's own log-in, {@code /open} behind nothing but a filter that
 * puts a header into the diagnostic context. Each path runs the work of its name.
 */
final class Site implements AutoCloseable {

  private final Map<String, Runnable> works = new ConcurrentHashMap<>();
  private final Tomcat tomcat = new Tomcat();
  private final HttpClient client = HttpClient.newHttpClient();

  Site() throws Exception {
    tomcat.setBaseDir(Files.createTempDirectory("site").toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    tomcat.getConnector().setProperty("maxThreads", "1");
    tomcat.getConnector().setProperty("minSpareThreads", "1");
    spring(place("/spring"));
    container(place("/container"));
    filter(place("/open"), "diagnostics", new Diagnostics());
    tomcat.start();
  }

  /** Asks for a piece of work as that user; the status. */
  int get(String path, String user, Runnable work, String... headers) throws Exception {
    works.put(path, work);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path));
    if (!user.isEmpty()) {
      String word = user + ":secret";
      request.header(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(word.getBytes(StandardCharsets.US_ASCII)));
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private Context place(String path) {
    Context context = tomcat.addContext(path, null);
    Wrapper servlet = Tomcat.addServlet(context, "work", new Work());
    servlet.setLoadOnStartup(1);
    servlet.addMapping("/*");
    return context;
  }

  /** Carries out the work of its path. */
  private final class Work extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      works.get(request.getRequestURI()).run();
    }
  }

  /** A habit of many applications: what a header says is in each line of the log. */
  private static final class Diagnostics implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      String user = ((HttpServletRequest) request).getHeader("X-Log-User");
      if (user == null) {
        chain.doFilter(request, response);
        return;
      }
      try (MDC.MDCCloseable scope = MDC.putCloseable("user", user)) {
        chain.doFilter(request, response);
      }
    }
  }

  private static void filter(Context context, String name, Filter filter) {
    FilterDef definition = new FilterDef();
    definition.setFilterName(name);
    definition.setFilter(filter);
    context.addFilterDef(definition);
    FilterMap map = new FilterMap();
    map.setFilterName(name);
    map.addURLPattern("/*");
    context.addFilterMap(map);
  }

  private static void spring(Context context) throws ServletException {
    SecurityContextHolderAwareRequestFilter aware = new SecurityContextHolderAwareRequestFilter();
    aware.afterPropertiesSet();
    AuthenticationManager manager =
        given ->
            UsernamePasswordAuthenticationToken.authenticated(
                given.getName(), null, List.of(new SimpleGrantedAuthority("ROLE_CLERK")));
    BasicAuthenticationFilter basic = new BasicAuthenticationFilter(manager);
    basic.afterPropertiesSet();
    AnonymousAuthenticationFilter anonymous = new AnonymousAuthenticationFilter("key");
    anonymous.afterPropertiesSet();
    Filter holder =
        new SecurityContextHolderFilter(new RequestAttributeSecurityContextRepository());
    Filter authorization =
        new AuthorizationFilter(AuthenticatedAuthorizationManager.authenticated()) {
          @Override
          public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
              throws ServletException, IOException {
            if (((HttpServletRequest) request).getRequestURI().startsWith("/spring/public/")) {
              chain.doFilter(request, response);
            } else {
              super.doFilter(request, response, chain);
            }
          }
        };
    filter(
        context,
        "security",
        new FilterChainProxy(
            new DefaultSecurityFilterChain(
                AnyRequestMatcher.INSTANCE, holder, basic, aware, anonymous, authorization)));
  }

  private static void container(Context context) {
    context.setRealm(
        new RealmBase() {
          @Override
          protected String getPassword(String name) {
            return "secret";
          }

          @Override
          protected Principal getPrincipal(String name) {
            return new GenericPrincipal(name, List.of("clerk"));
          }
        });
    SecurityCollection all = new SecurityCollection();
    all.addPattern("/*");
    SecurityConstraint constraint = new SecurityConstraint();
    constraint.addCollection(all);
    constraint.addAuthRole("clerk");
    context.addConstraint(constraint);
    context.addSecurityRole("clerk");
    LoginConfig config = new LoginConfig();
    config.setAuthMethod("BASIC");
    context.setLoginConfig(config);
    context.getPipeline().addValve(new BasicAuthenticator());
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }
}
